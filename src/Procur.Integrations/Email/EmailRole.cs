namespace Procur.Integrations.Email;

/// <summary>In which list a recipient stands.</summary>
public enum EmailRole
{
    /// <summary>The mail is for him.</summary>
    To = 0,

    /// <summary>He gets a copy, seen by all.</summary>
    Cc,

    /// <summary>He gets a copy, seen by nobody else.</summary>
    Bcc,
}
