namespace Procur.Integrations;

/// <summary>A person as the chat service knows him.</summary>
/// <param name="Id">The service's id.</param>
/// <param name="Name">The name shown.</param>
public sealed record ChatUser(string Id, string Name)
{
    /// <summary>The e-mail address, where the connection may see it.</summary>
    public string? Email { get; init; }

    /// <summary>The IANA time zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Whether it is an app.</summary>
    public bool IsBot { get; init; }

    /// <summary>Whether he has left.</summary>
    public bool IsDeactivated { get; init; }

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;

    /// <summary>The id only: the rest is personal data.</summary>
    public override string ToString() => $"ChatUser {Id}";
}
