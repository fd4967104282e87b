namespace Procur.Integrations;

/// <summary>Send the payer's browser to an address (3-D Secure, approval page).</summary>
/// <param name="Url">The address.</param>
public sealed record RedirectAction(Uri Url) : NextAction;
