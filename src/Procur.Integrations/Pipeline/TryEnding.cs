namespace Procur.Integrations.Wire;

/// <summary>The end of one try: by its time-out, or by whoever cancels it.</summary>
/// <param name="endings">Where it goes back to.</param>
/// <param name="source">What ends it.</param>
internal readonly struct TryEnding(TryEndings endings, CancellationTokenSource source) : IDisposable
{
    public CancellationTokenSource Source { get; } = source;

    public CancellationToken Token => Source.Token;

    public void Dispose() => endings.End(Source);
}
