using Fluxa.ClaimCheck;
using Fluxa.Hosting;
using Fluxa.Hosting.Access;
using Fluxa.Hosting.Health;
using Fluxa.Persistence;

using Fluxa.Query.Events;

var builder = WebApplication.CreateBuilder(args);
builder.AddFluxaService("query");
builder.AddFluxaAccess();
builder.Services.AddFluxaPersistence(builder.Configuration);
builder.Services.AddFluxaPayloadStore(builder.Configuration);
builder.Services.AddQuery();

var app = builder.Build();
app.UseFluxaService();
app.UseFluxaAccess();
app.MapFluxaHealth();
app.MapEvents();
return await app.RunFluxaAsync();
