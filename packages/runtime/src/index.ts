export { describeFailure, type Failure } from './describe-failure.ts';
export { type Clock, endOfShanghaiDay, shanghaiDate, systemClock } from './clock.ts';
export { createLogger, type Logger } from './logger.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export { type NudgePayload, type NudgeQueue, openQueue, type QueueConnection } from './queue.ts';
export { closeAll, runUntilSignal } from './run-until-signal.ts';
export { type RunningService, runningService } from './service.ts';
export { startSweeper, type Sweeper } from './sweeper.ts';
export { type Config, ConfigError, readConfig, variables } from './config.ts';
