namespace Procur.Integrations.AspNetCore.Health;

/// <summary>How an integration is.</summary>
/// <param name="Key">The key it is resolved by.</param>
/// <param name="Configured">Whether its settings are there.</param>
/// <param name="Active">Whether it is switched on.</param>
/// <param name="Works">Whether the service accepted the credential just now.</param>
/// <param name="Message">What was found.</param>
internal sealed record IntegrationHealth(string Key, bool Configured, bool Active, bool Works, string Message);
