using System.Collections.Frozen;

namespace Procur.Integrations.Sandbox;

internal static class FaultNames
{
    public static readonly IReadOnlyList<string> All =
    [
        "latency",
        "rate-limited",
        "rate-limited-bare",
        "server-error",
        "server-error-after-commit",
        "unavailable",
        "reset-before-commit",
        "reset-after-commit",
        "commit-late",
        "truncated-body",
        "html-body",
        "slow-drip",
        "webhook-duplicate",
        "webhook-reorder",
        "webhook-lost",
    ];

    private static readonly FrozenDictionary<string, SandboxFaultKind> Kinds = All.Select((name, index) => (name, index))
        .ToFrozenDictionary(x => x.name, x => (SandboxFaultKind)x.index, StringComparer.Ordinal);

    public static string Of(SandboxFaultKind kind) => All[(int)kind];

    public static bool TryGet(string name, out SandboxFaultKind kind) => Kinds.TryGetValue(name, out kind);

    public static bool HasTime(SandboxFaultKind kind) =>
        kind
            is SandboxFaultKind.Latency
                or SandboxFaultKind.RateLimited
                or SandboxFaultKind.CommitLate
                or SandboxFaultKind.SlowDrip
                or SandboxFaultKind.WebhookReorder;

    public static bool IsWebhook(SandboxFaultKind kind) => kind >= SandboxFaultKind.WebhookDuplicate;

    public static bool IsAboutCommit(SandboxFaultKind kind) =>
        kind
            is SandboxFaultKind.ServerErrorAfterCommit
                or SandboxFaultKind.ResetBeforeCommit
                or SandboxFaultKind.ResetAfterCommit
                or SandboxFaultKind.CommitLate;
}
