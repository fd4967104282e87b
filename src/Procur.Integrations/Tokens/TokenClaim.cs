namespace Procur.Integrations.Tokens;

/// <summary>What became of an attempt to be the one that refreshes.</summary>
/// <param name="IsGranted">Whether the lease is now the caller's.</param>
/// <param name="Entry">
/// What was found. Where the lease was granted, that is the state before it: <see cref="TokenEntry.IsRefreshing"/> tells that an earlier holder has not said
/// how its refresh ended.
/// </param>
public sealed record TokenClaim(bool IsGranted, TokenEntry Entry);
