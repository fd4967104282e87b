namespace Procur.Integrations;

/// <summary>One setting of an integration: a row of the one table that binding checks, example settings, redaction, sealing and docs are made from.</summary>
/// <param name="Name">The option's name, such as <c>SecretKey</c>.</param>
public record IntegrationSetting(string Name)
{
    /// <summary>Whether it must never be shown or logged.</summary>
    public bool Secret { get; init; }

    /// <summary>Whether calls fail as not configured without it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether a tenant's connection takes it from the host where it has none of its own: an address or an app's setting, never an account's.</summary>
    public bool Shared { get; init; }

    /// <summary>Whether it is an address that calls go to, with credentials: those that were entered for one are not sent to another.</summary>
    public bool Address { get; init; }

    /// <summary>The flat environment name, such as <c>STRIPE_SECRET_KEY</c>.</summary>
    public string? Environment { get; init; }

    /// <summary>The value where nothing is set.</summary>
    public string? Default { get; init; }

    /// <summary>Where the value is found in the service's console.</summary>
    public string? Find { get; init; }

    /// <summary>What it does, in one line.</summary>
    public string Description { get; init; } = "";
}
