import { tooMany } from '../plugins/limits.ts';

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export interface BatchOptions {
  /** Items of one question at most. */
  readonly largest: number;
  /** Questions that run at a time. */
  readonly inFlight: number;
  /** Items that wait at most; one more is refused by 429 at once, so that a slow database does not gather the world. */
  readonly waiting: number;
  /** Whether an error lies in one of the items: they are then asked in halves, until the one stands alone with it. */
  readonly isOfItem: (error: unknown) => boolean;
}

/**
 * Gathers what comes while an answer is under way into the next question: `answerAll` gets the items in the
 * order in which they came, and returns as many answers in the same order. Where a question fails, each of its items
 * fails with that error and no other does.
 */
export function createMicroBatcher<Item, Answer>(
  answerAll: (items: readonly Item[]) => Promise<readonly Answer[]>,
  options: BatchOptions,
): (item: Item) => Promise<Answer> {
  const waiting: Waiting<Item, Answer>[] = [];
  let running = 0;
  let scheduled = false;

  // Those that were read from their sockets in the same turn go together; a full batch need not wait for the turn's end,
  // so that the database works while the rest of the turn is read.
  function schedule(): void {
    if (waiting.length === 0 || running >= options.inFlight) return;
    if (waiting.length >= options.largest) {
      void run(waiting.splice(0, options.largest));
    } else if (!scheduled) {
      scheduled = true;
      setImmediate(() => {
        scheduled = false;
        if (waiting.length > 0 && running < options.inFlight) void run(waiting.splice(0, options.largest));
        schedule();
      });
    }
  }

  async function run(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    running += 1;
    await settle(batch);
    running -= 1;
    schedule();
  }

  async function settle(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await answerAll(batch.map((each) => each.item));
      if (answers.length !== batch.length) {
        throw new Error(`${batch.length} questions got ${answers.length} answers`);
      }
      answers.forEach((answer, index) => batch[index]?.resolve(answer));
    } catch (error) {
      if (batch.length > 1 && options.isOfItem(error)) {
        const middle = Math.ceil(batch.length / 2);
        await settle(batch.slice(0, middle));
        await settle(batch.slice(middle));
        return;
      }
      for (const each of batch) each.reject(error);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= options.waiting) {
        reject(tooMany(1));
        return;
      }
      waiting.push({ item, resolve, reject });
      schedule();
    });
}
