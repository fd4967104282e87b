using System.Text;

namespace Procur.Integrations.AmazonS3;

/// <summary>Keys: an object's id, and with a slash at its end a folder's.</summary>
internal static class S3Key
{
    private const int Longest = 1024;

    /// <summary>A key as the caller gave it.</summary>
    /// <exception cref="ArgumentException">S3 does not take it, or it would lead out of the bucket.</exception>
    public static string Checked(string? key)
    {
        if (string.IsNullOrEmpty(key))
        {
            throw new ArgumentException("A file's id is needed: its key in the bucket.");
        }

        var length = Encoding.UTF8.GetByteCount(key);
        if (length > Longest)
        {
            throw new ArgumentException($"S3 takes at most {Longest} bytes for a key; this has {length}.");
        }

        // Addresses are shortened by these on their way, and what is then asked for is another object, or another bucket's.
        return key.Split('/').Any(part => part is "." or "..")
            ? throw new ArgumentException("A key must not hold a part that is . or .. alone.")
            : key;
    }

    /// <summary>The key of a name in a folder.</summary>
    public static string Of(string? name, string? folderId)
    {
        if (string.IsNullOrEmpty(name))
        {
            throw new ArgumentException("A name is needed, or the id of the file that is written.");
        }

        return name.Contains('/', StringComparison.Ordinal)
            ? throw new ArgumentException("At S3 a name must not hold a slash: give the folder's id beside it.")
            : Checked(Prefix(folderId) + name);
    }

    /// <summary>The prefix that a folder is; empty for the root.</summary>
    public static string Prefix(string? folderId) =>
        string.IsNullOrEmpty(folderId) ? ""
        : folderId.EndsWith('/') ? Checked(folderId)
        : Checked(folderId + "/");

    public static string NameOf(string key)
    {
        var bare = key.EndsWith('/') ? key[..^1] : key;
        return bare[(bare.LastIndexOf('/') + 1)..];
    }

    /// <summary>Null at the root.</summary>
    public static string? FolderOf(string key)
    {
        var slash = (key.EndsWith('/') ? key[..^1] : key).LastIndexOf('/');
        return slash < 0 ? null : key[..(slash + 1)];
    }
}
