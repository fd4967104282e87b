namespace Procur.Integrations;

/// <summary>How somebody is reminded.</summary>
public enum ReminderChannel
{
    /// <summary>A word of the service that this version does not know.</summary>
    Unrecognized = 0,

    /// <summary>On the screen.</summary>
    Popup,

    /// <summary>By e-mail.</summary>
    Email,
}
