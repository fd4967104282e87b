namespace Procurement.Requests;

/// <summary>Looks at the contract before it is sent to anyone.</summary>
internal static class ContractReader
{
    private static readonly byte[] Header = "%PDF-"u8.ToArray();

    /// <exception cref="BadInputException">There is none, it is empty, or it is no PDF.</exception>
    public static async Task CheckAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            var start = new byte[Header.Length];
            var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
            if (read == 0)
            {
                throw new BadInputException($"{path}: the contract is empty.");
            }

            if (!start.AsSpan().SequenceEqual(Header))
            {
                throw new BadInputException($"{path}: the contract is no PDF.");
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException($"{path}: there is no such file.");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new BadInputException($"{path}: it cannot be read ({e.Message.Split('\n')[0].TrimEnd('.')}).");
        }
    }
}
