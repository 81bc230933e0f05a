// Whoever reads may have seen enough (`| head -1`): a command goes on to its end, and its status still says how it ended.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** Prints a line for whoever gave the command. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
