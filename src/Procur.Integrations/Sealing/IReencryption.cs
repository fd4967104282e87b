namespace Procur.Integrations.Sealing;

/// <summary>Something that keeps sealed values, and can seal them anew under the current key.</summary>
internal interface IReencryption
{
    /// <summary>Goes once through what is under another key. Stopped in between, it goes on where it is called again.</summary>
    /// <returns>How many values were sealed anew, and how many are still under another key.</returns>
    Task<(int Renewed, int Left)> RunAsync(CancellationToken cancellationToken);
}
