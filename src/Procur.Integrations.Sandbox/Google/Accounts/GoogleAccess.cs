namespace Procur.Integrations.Sandbox.Google.Accounts;

/// <summary>What an access token stands for.</summary>
/// <param name="Scopes">What it may do.</param>
/// <param name="ActsForItself">Whether it is a service account that acts for nobody else.</param>
/// <param name="EndsAt">Until when.</param>
/// <param name="RefreshToken">The refresh token that it came of; null for a service account's.</param>
internal sealed record GoogleAccess(IReadOnlySet<string> Scopes, bool ActsForItself, DateTimeOffset EndsAt, string? RefreshToken)
{
    /// <summary>No token: what is asked for needs none.</summary>
    public static GoogleAccess None { get; } = new(new HashSet<string>(StringComparer.Ordinal), false, DateTimeOffset.MaxValue, null);
}
