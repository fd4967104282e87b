namespace Procur.Integrations.Sandbox.AmazonS3;

/// <summary>What a store takes and what not: Amazon's own way unless an act says otherwise.</summary>
internal sealed class S3Store
{
    /// <summary>Whether content may come in signed chunks or with a trailer.</summary>
    public bool TakesChunks { get; set; } = true;

    /// <summary>Whether content may come unsigned.</summary>
    public bool TakesUnsigned { get; set; } = true;

    /// <summary>Whether all parts but the last must be of one size.</summary>
    public bool WantsEqualParts { get; set; }

    /// <summary>Whether the key may list; where it may not, a missing object is refused like a forbidden one.</summary>
    public bool AllowsList { get; set; } = true;
}
