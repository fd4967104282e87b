namespace Procur.Integrations;

/// <summary>Whose account a connection is, as the service itself says.</summary>
/// <param name="Id">The service's id of the account, workspace or short code.</param>
/// <param name="Name">Its name there.</param>
public sealed record ConnectedAccount(string Id, string? Name = null);
