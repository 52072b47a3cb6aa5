export const signInText = {
  title: "Sign in",
  intro: "For operators. Customers reach their portal from the product they use.",
  email: "E-mail",
  password: "Password",
  submit: "Sign in",
  signingIn: "Signing in",
  refused: "This e-mail and password do not belong together.",
  refusedHint:
    "Forgotten? Whoever runs the server makes you a new link: posthorn user link, with your e-mail.",
  limited: (minutes: number) =>
    `Too many tries. Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`}, then try again.`,
  unreachable: "The server could not be reached. Nothing was changed; try again.",
  linkTitle: "Set your password",
  linkIntro: (email: string) => `For ${email}. This link works once.`,
  linkPassword: "New password",
  linkPasswordHint: (min: number) => `At least ${min} characters. A short sentence is easy to keep in mind.`,
  linkSubmit: "Set password and sign in",
  linkGoneTitle: "This link no longer works",
  linkGone:
    "It was used already, or it is older than a day. If you have set a password, sign in with it. If not, whoever runs the server makes a new link: posthorn user link, with your e-mail.",
  toSignIn: "Go to sign in",
  checking: "Checking the link",
} as const;
