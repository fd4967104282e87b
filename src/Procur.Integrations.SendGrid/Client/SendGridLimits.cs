namespace Procur.Integrations.SendGrid;

/// <summary>SendGrid's limits for one mail (Mail Send, Limitations).</summary>
public static class SendGridLimits
{
    /// <summary>How many bytes a whole mail may have, attachments in base64 with it.</summary>
    public const long MailBytes = 30L * 1024 * 1024;

    /// <summary>How many personalizations one call takes: one a recipient of bulk mail.</summary>
    public const int Personalizations = 1000;

    /// <summary>How many recipients one call takes, in all lists together.</summary>
    public const int Recipients = 1000;

    /// <summary>How many bytes the names and values that events bring back may have.</summary>
    public const int CustomArgumentBytes = 10_000;

    /// <summary>How many characters a category may have.</summary>
    public const int CategoryCharacters = 255;
}
