namespace Procur.Integrations.Sandbox.AmazonS3.Wire;

/// <summary>A good signature: what signed chunks go on from.</summary>
/// <param name="Signature">The request's own signature.</param>
/// <param name="Key">The key it was made with.</param>
/// <param name="Moment">The request's time as it was signed.</param>
/// <param name="Scope">Day, region and service.</param>
internal sealed record SigV4Signature(string Signature, byte[] Key, string Moment, string Scope);
