namespace Procur.Integrations.SendGrid.Wire;

/// <summary>What is told of a mail's fate; what is null is as the account has it.</summary>
public sealed record SendGridTrackingSettings
{
    /// <summary>Clicks.</summary>
    public SendGridClickTracking? ClickTracking { get; init; }

    /// <summary>Openings.</summary>
    public SendGridSwitch? OpenTracking { get; init; }

    /// <summary>A link at the end by which a recipient leaves, and the header with it.</summary>
    public SendGridSwitch? SubscriptionTracking { get; init; }
}
