namespace Procur.Integrations;

/// <summary>How grave a message of an ERP is.</summary>
public enum ErpMessageSeverity
{
    /// <summary>A word of the service that this version does not know.</summary>
    Unrecognized = 0,

    /// <summary>It went well.</summary>
    Success,

    /// <summary>To be known.</summary>
    Information,

    /// <summary>It was done, but somebody should look.</summary>
    Warning,

    /// <summary>It was not done, or in part.</summary>
    Error,
}
