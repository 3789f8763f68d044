/** Signing in and out, and the language. */
import type { Routes } from '../handler.ts';
import { chooseLanguage } from './language.ts';
import { showSignIn, signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

export const signInRoutes = {
  'GET /sign-in': showSignIn,
  'POST /sign-in': signIn,
  'POST /sign-out': signOut,
  'POST /language': chooseLanguage,
} satisfies Routes;
