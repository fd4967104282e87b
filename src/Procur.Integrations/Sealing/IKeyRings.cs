namespace Procur.Integrations.Sealing;

/// <summary>Where the keys come from.</summary>
internal interface IKeyRings
{
    /// <summary>The keys as they are now.</summary>
    /// <exception cref="IntegrationException">There is none, or one cannot be read: <see cref="IntegrationErrorKind.NotConfigured"/>, with the setting and the remedy.</exception>
    KeyRing Current { get; }
}
