namespace Procur.Integrations;

/// <summary>A caller's stream that may be opened again from where it stood, if it can seek.</summary>
internal sealed class BorrowedSource(Stream stream)
{
    private readonly long start = stream.CanSeek ? stream.Position : 0;
    private int opened;

    public Stream Open()
    {
        if (Interlocked.Exchange(ref opened, 1) == 1)
        {
            if (!stream.CanSeek)
            {
                throw new InvalidOperationException(
                    "This content stands in a stream that can be read once only, and it was read. Give a factory (FileContent.FromFactory) or a stream that can seek."
                );
            }

            stream.Position = start;
        }

        return new BorrowedStream(stream);
    }
}
