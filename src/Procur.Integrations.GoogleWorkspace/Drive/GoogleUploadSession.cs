namespace Procur.Integrations.GoogleWorkspace;

/// <summary>An upload that was begun. Its address is a credential, good for a week: whoever has it may write the file.</summary>
public sealed class GoogleUploadSession
{
    internal GoogleUploadSession(Uri address) => Address = address;

    /// <summary>Where the content goes.</summary>
    internal Uri Address { get; }

    /// <summary>The kind only: the address is a credential.</summary>
    public override string ToString() => nameof(GoogleUploadSession);
}
