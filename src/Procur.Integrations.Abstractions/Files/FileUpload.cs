using System.Collections.ObjectModel;

namespace Procur.Integrations;

/// <summary>Stores a file: a new one by <see cref="Name"/> and <see cref="FolderId"/>, or new content of one that is there by <see cref="FileId"/>.</summary>
public sealed record FileUpload : IntegrationRequest
{
    /// <summary>The content.</summary>
    public required FileContent Content { get; init; }

    /// <summary>The name within the folder, such as <c>contract.pdf</c>. Required unless <see cref="FileId"/> is given.</summary>
    public string? Name { get; init; }

    /// <summary>The id of the folder it goes into; the account's root where it is null.</summary>
    public string? FolderId { get; init; }

    /// <summary>The id of the file whose content is replaced, in place of a name and a folder.</summary>
    public string? FileId { get; init; }

    /// <summary>The media type, such as <c>application/pdf</c>; where it is null the service decides.</summary>
    public string? ContentType { get; init; }

    /// <summary>What happens where the name is taken.</summary>
    public FileNameConflict IfNameTaken { get; init; }

    /// <summary>The host's own names and values, kept with the file where the service can. Others may see them: no secrets.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
