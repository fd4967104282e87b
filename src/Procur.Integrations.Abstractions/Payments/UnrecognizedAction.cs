namespace Procur.Integrations;

/// <summary>An action this version does not know; the payment's raw answer has the rest.</summary>
/// <param name="Type">The service's word.</param>
public sealed record UnrecognizedAction(string Type) : NextAction;
