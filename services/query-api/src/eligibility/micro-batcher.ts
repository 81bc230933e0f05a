interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what comes while an answer is under way into the next question: `answerAll` gets the items in the
 * order in which they came, at most `largest` at once, and returns as many answers in the same order. At
 * most `inFlight` questions run at a time. Where one fails, each of its items fails with that error and no
 * other does.
 */
export function createMicroBatcher<Item, Answer>(
  answerAll: (items: readonly Item[]) => Promise<readonly Answer[]>,
  options: { readonly largest: number; readonly inFlight: number },
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
    try {
      const answers = await answerAll(batch.map((each) => each.item));
      if (answers.length !== batch.length) {
        throw new Error(`${batch.length} questions got ${answers.length} answers`);
      }
      answers.forEach((answer, index) => batch[index]?.resolve(answer));
    } catch (error) {
      for (const each of batch) each.reject(error);
    } finally {
      running -= 1;
      schedule();
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      schedule();
    });
}
