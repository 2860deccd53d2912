/** The steps of changing a running nginx, in their order. */
export const applySteps = ['write', 'test', 'reload', 'workers', 'routes'] as const;
export type ApplyStep = (typeof applySteps)[number];

/** A change of a running nginx that did not go through. */
export class ApplyError extends Error {
  override readonly name = 'ApplyError';

  constructor(
    /** The name of the container. */
    readonly container: string,
    readonly step: ApplyStep,
    /** What kept it from going through: an `EngineError`, an AbortError when the person cancelled, or nginx's words. */
    override readonly cause: unknown,
    /** What nginx said, without time and level; empty where it said nothing. */
    readonly said: string,
    /** Why the former file could not be brought back; undefined when everything is as it was. */
    readonly remainder: unknown,
  ) {
    super(said !== '' ? said : cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** nginx refused, in its own words. */
export class NginxComplaint extends Error {
  override readonly name = 'NginxComplaint';
}
