namespace Procur.Integrations.Sandbox;

/// <summary>What came of an attempt to deliver a webhook.</summary>
public enum SandboxDeliveryOutcome
{
    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>It failed, and will be tried again.</summary>
    Retrying,

    /// <summary>It failed, and the service will not try again.</summary>
    Failed,

    /// <summary>A fault lost it; the receiver was not asked.</summary>
    Lost,
}
