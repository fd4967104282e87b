namespace Procur.Integrations.SendGrid.Wire;

/// <summary>An event webhook as the account has it.</summary>
public sealed record SendGridEventWebhook
{
    /// <summary>Its id.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public string? FriendlyName { get; init; }

    /// <summary>Whether events are sent.</summary>
    public bool Enabled { get; init; }

    /// <summary>Where they are sent.</summary>
    public string? Url { get; init; }

    /// <summary>The key that they are verified with; null where they are not signed.</summary>
    public string? PublicKey { get; init; }
}
