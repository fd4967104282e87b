namespace Procur.Integrations.Sandbox;

/// <summary>What goes wrong. "Commit" is the moment at which the service does what was asked and the ledger shows it.</summary>
public enum SandboxFaultKind
{
    /// <summary>The service takes its time before it commits and answers (2 s).</summary>
    Latency,

    /// <summary>429 with <c>Retry-After</c> in seconds (1 s); nothing is committed.</summary>
    RateLimited,

    /// <summary>429 without <c>Retry-After</c>; nothing is committed.</summary>
    RateLimitedBare,

    /// <summary>500 before the commit.</summary>
    ServerError,

    /// <summary>500 after the commit.</summary>
    ServerErrorAfterCommit,

    /// <summary>503; nothing is committed.</summary>
    Unavailable,

    /// <summary>The connection is reset, and nothing is committed.</summary>
    ResetBeforeCommit,

    /// <summary>The commit happens, then the connection is reset without an answer.</summary>
    ResetAfterCommit,

    /// <summary>The connection is reset first; the commit happens later (2 s), or when the control API says so.</summary>
    CommitLate,

    /// <summary>The commit happens; the answer ends in the middle of its body.</summary>
    TruncatedBody,

    /// <summary>The commit happens; a page of HTML stands in the place of the answer's body.</summary>
    HtmlBody,

    /// <summary>The commit happens; the answer's body comes in small pieces over a long time (2 s).</summary>
    SlowDrip,

    /// <summary>A webhook is sent twice, both copies at the same time.</summary>
    WebhookDuplicate,

    /// <summary>A webhook is held back until the next one has been sent, and no longer than 2 s.</summary>
    WebhookReorder,

    /// <summary>A webhook is never sent.</summary>
    WebhookLost,
}
