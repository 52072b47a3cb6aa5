"use client";

import { Toast } from "@heroui/react";

/** Where the page says what happened. */
export function ToastRegion() {
  return <Toast.Provider placement="bottom end" />;
}
