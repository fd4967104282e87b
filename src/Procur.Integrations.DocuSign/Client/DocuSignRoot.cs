namespace Procur.Integrations.DocuSign;

/// <summary>Where an account's calls go, as found for one state of the connection.</summary>
/// <param name="Version">The state's version.</param>
/// <param name="Address">The root of the account's calls, ending in a slash.</param>
internal sealed record DocuSignRoot(string Version, Uri Address);
