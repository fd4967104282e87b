using System.Text;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>What Drive does not take, found before anything is sent.</summary>
internal static class GoogleFileRules
{
    private const int MostProperties = 30;
    private const int LargestProperty = 124;
    private const long LargestFile = 5L * 1024 * 1024 * 1024 * 1024;

    /// <exception cref="ArgumentException">Drive does not take it.</exception>
    public static void Check(FileUpload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(upload.Content, nameof(upload));
        if (upload.FileId is null && string.IsNullOrWhiteSpace(upload.Name))
        {
            throw new ArgumentException("A name is needed, or the id of the file whose content is replaced.", nameof(upload));
        }

        if (upload.IfNameTaken == FileNameConflict.Fail)
        {
            throw new ArgumentException(
                "Drive lets a folder hold several files of one name, so it cannot promise that a name is not taken.",
                nameof(upload)
            );
        }

        if (upload.Content.Length > LargestFile)
        {
            throw new ArgumentException("Drive takes at most 5 TiB for a file.", nameof(upload));
        }

        if (upload.Metadata.Count > MostProperties)
        {
            throw new ArgumentException(
                $"Drive keeps at most {MostProperties} values with a file; these are {upload.Metadata.Count}.",
                nameof(upload)
            );
        }

        if (upload.Metadata.Any(pair => Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value) > LargestProperty))
        {
            throw new ArgumentException($"Drive keeps at most {LargestProperty} bytes of a name and its value.", nameof(upload));
        }
    }
}
