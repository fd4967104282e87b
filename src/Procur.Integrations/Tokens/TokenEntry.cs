namespace Procur.Integrations.Tokens;

/// <summary>What a token store holds under one key. Its tokens are sealed: a store never sees one.</summary>
/// <param name="Key">The key.</param>
/// <param name="Version">Goes up by one with each token saved; 0 before the first.</param>
public sealed record TokenEntry(TokenKey Key, long Version)
{
    /// <summary>The token, sealed; null before the first.</summary>
    public ReadOnlyMemory<byte>? Token { get; init; }

    /// <summary>The token before it, sealed: kept because a service may yet accept it where it does not accept the newer one.</summary>
    public ReadOnlyMemory<byte>? Previous { get; init; }

    /// <summary>How long ago the token was saved, by the store's clock; null before the first.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Whether a refresh was begun of which nobody has said how it ended. Once its lease is over, whoever began it is gone or was stopped.</summary>
    public bool IsRefreshing { get; init; }

    /// <summary>How long somebody still holds the lease, by the store's clock; null where nobody does.</summary>
    public TimeSpan? LeasedFor { get; init; }

    /// <summary>Why the account has to be connected again; null where it has not. No secret, and no words of the service's.</summary>
    public string? ReconnectReason { get; init; }

    /// <summary>Until when the entry is of use (UTC); null for as long as the connection lives.</summary>
    public DateTimeOffset? UsefulUntil { get; init; }

    /// <summary>The key and version.</summary>
    public override string ToString() => $"{Key} v{Version}";
}
