# Rscript fits.R FOLDER: reads FOLDER/{london,dutch,beyond,chemistry}.csv (school, x, y), writes FOLDER/models.csv and
# FOLDER/schools.csv. Random-intercept models of lme4, a line and a curve in x (none in x for `beyond`), ML and REML; of
# REML also every school's effect and its standard deviation (of `chemistry` every tenth school).
suppressPackageStartupMessages(library(lme4))
folder <- commandArgs(trailingOnly = TRUE)[1]
precise <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-11))
formulas <- list(line = y ~ x + (1 | school), curve = y ~ x + I(x^2) + (1 | school), none = y ~ 1 + (1 | school))
shapes <- list(london = c("line", "curve"), dutch = c("line", "curve"), beyond = c("none", "line", "curve"),
               chemistry = c("line", "curve"))

model_rows <- function(data, shape, method, fit) {
  variances <- as.data.frame(VarCorr(fit))$vcov
  criterion <- if (method == "REML") REMLcrit(fit) else deviance(fit)
  values <- c(fixef(fit), variances, criterion)
  terms <- c(paste0("b", seq_along(fixef(fit)) - 1), "between", "within", "deviance")
  data.frame(data, shape, method, term = terms, value = sprintf("%.10g", values))
}

school_rows <- function(data, shape, fit) {
  found <- as.data.frame(ranef(fit, condVar = TRUE))
  kept <- if (data == "chemistry") seq(1, nrow(found), by = 10) else seq_len(nrow(found))
  data.frame(data, shape, school = found$grp, effect = sprintf("%.6f", found$condval),
             sd = sprintf("%.6f", found$condsd))[kept, ]
}

models <- schools <- NULL
for (data in names(shapes)) {
  pupils <- read.csv(file.path(folder, paste0(data, ".csv")), colClasses = c(school = "character"))
  for (shape in shapes[[data]]) {
    for (method in c("ML", "REML")) {
      fit <- lmer(formulas[[shape]], pupils, REML = method == "REML", control = precise)
      models <- rbind(models, model_rows(data, shape, method, fit))
    }
    schools <- rbind(schools, school_rows(data, shape, fit))
  }
}
write.csv(models, file.path(folder, "models.csv"), row.names = FALSE, quote = FALSE)
write.csv(schools, file.path(folder, "schools.csv"), row.names = FALSE, quote = FALSE)
cat("lme4", as.character(packageVersion("lme4")), "of", R.version.string, "\n")
