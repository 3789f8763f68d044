/** A step of testing a mailbox, and taking steps until one fails. */
import { SourceFault } from './source-fault.ts';

export type MailboxStep = {
  /** The server answers; TLS; the sign-in; the folder can be read; what becomes of settled mail can be done. */
  readonly step: 'reach' | 'tls' | 'sign-in' | 'folder' | 'after';
  readonly ok: boolean;
  /** What is wrong, or worth knowing: a sentence without secrets, without its stop; null where all is said. */
  readonly detail: string | null;
};

type Step = MailboxStep['step'];

/** What a step does; what it gives as a text is worth knowing. It throws a SourceFault. */
export type Taking = readonly [Step, () => Promise<unknown>];

/** `stepOf` may say that it was another step that failed. */
export async function takeSteps(
  takings: readonly Taking[],
  stepOf: (step: Step, fault: SourceFault) => Step = (step) => step,
): Promise<MailboxStep[]> {
  const steps: MailboxStep[] = [];
  for (const [step, take] of takings) {
    try {
      const given = await take();
      steps.push({ step, ok: true, detail: typeof given === 'string' ? given : null });
    } catch (error) {
      const fault = error instanceof SourceFault ? error : new SourceFault('lost', (error as Error).message);
      return [...steps, { step: stepOf(step, fault), ok: false, detail: fault.message }];
    }
  }
  return steps;
}
