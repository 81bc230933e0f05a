import { z } from 'zod';

/** An opaque id of ours in a request. */
export const idInput = z.guid().meta({ description: '不透明标识（UUID）' });

/** Path parameters of what is addressed by its id. */
export const idParams = z.strictObject({ id: idInput });

/** An opaque id of ours in an answer. */
export const idOutput = z.string().meta({ format: 'uuid', description: '不透明标识（UUID）' });
