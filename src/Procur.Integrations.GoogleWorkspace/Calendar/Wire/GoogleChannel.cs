namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>A channel on which Google says that something changed.</summary>
public sealed record GoogleChannel
{
    /// <summary>The caller's own id, 64 characters at most.</summary>
    public string? Id { get; init; }

    /// <summary><c>web_hook</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Where Google calls, over https.</summary>
    public string? Address { get; init; }

    /// <summary>The caller's own secret, which comes back with each call; 256 characters at most.</summary>
    public string? Token { get; init; }

    /// <summary>When it ends, in milliseconds since 1970.</summary>
    public string? Expiration { get; init; }

    /// <summary>What it watches, as Google names it.</summary>
    public string? ResourceId { get; init; }

    /// <summary>What it watches, as an address.</summary>
    public string? ResourceUri { get; init; }

    /// <summary>The id only: address and token are as good as a password.</summary>
    public override string ToString() => $"GoogleChannel {Id}";
}
