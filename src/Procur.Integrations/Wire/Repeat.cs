namespace Procur.Integrations.Wire;

/// <summary>What sending a wire operation twice would mean: it decides what may be sent again.</summary>
public enum Repeat
{
    /// <summary>A second send could take effect a second time: sent again only where the service provably did nothing.</summary>
    NotIdempotent = 0,

    /// <summary>The service dedupes by the key that the call carries.</summary>
    IdempotentByKey,

    /// <summary>Twice is once by nature: reads, PUT by id, DELETE.</summary>
    Idempotent,
}
