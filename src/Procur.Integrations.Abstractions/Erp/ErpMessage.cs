namespace Procur.Integrations;

/// <summary>What an ERP said beside its answer: an order "created with hold" is a success with a warning.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Code">The service's own code.</param>
/// <param name="Text">The service's own words, in its language; never to be decided by.</param>
public sealed record ErpMessage(ErpMessageSeverity Severity, string? Code, string Text)
{
    /// <summary>Severity and code: the words may name people.</summary>
    public override string ToString() => $"{Severity} {Code}";
}
