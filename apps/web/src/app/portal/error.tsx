"use client";

// Inside the portal's frame, so that it speaks the tenant's language.
export { default } from "../error.tsx";
