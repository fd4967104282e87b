using Procur.Integrations.Wire;

namespace Procur.Integrations.DocuSign;

/// <summary>The published limits: 3,000 calls an hour, and 200 in 30 s in demo (500 in production). Both count all calls of an account together.</summary>
internal static class DocuSignLimits
{
    /// <summary>What the calls of an account are counted under.</summary>
    public const string Account = "account";

    /// <summary>How long the burst limit looks back.</summary>
    public static readonly TimeSpan BurstWindow = TimeSpan.FromSeconds(30);

    public static IReadOnlyDictionary<string, RateLimit> ByOperation { get; } =
        new Dictionary<string, RateLimit> { ["*"] = new(3000, TimeSpan.FromHours(1)) { Burst = 200 } };
}
