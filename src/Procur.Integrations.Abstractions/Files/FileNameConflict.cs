namespace Procur.Integrations;

/// <summary>What an upload does where its folder holds a file of that name already.</summary>
public enum FileNameConflict
{
    /// <summary>
    /// As the service does by itself: one that keeps names unique (S3, OneDrive) replaces the content; one that does not (Drive) keeps both.
    /// </summary>
    ServiceDefault = 0,

    /// <summary>
    /// Fails with <see cref="IntegrationErrorKind.Conflict"/> and leaves the file that is there as it was. A service that cannot promise this
    /// refuses the request with an <see cref="ArgumentException"/>.
    /// </summary>
    Fail,
}
